"""Administration: one's own account; the team's officers; who read what and who came in; the chain; who writes the letters.

In: forms, sent by whom the role lets. Out: accounts and settings of the desk, and, through the services, the record's profile.
"""

from gravamen.desk.pages.administration import account, chain, letterhead, logs, officers

urlpatterns = [
    *account.urlpatterns,
    *officers.urlpatterns,
    *logs.urlpatterns,
    *chain.urlpatterns,
    *letterhead.urlpatterns,
]
