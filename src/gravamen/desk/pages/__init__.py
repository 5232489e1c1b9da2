"""The pages, one module for each group. Each has its `urlpatterns`; `gravamen.desk.urls` lists the modules."""
