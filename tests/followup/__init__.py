"""The follow-up room: detentions, agenda, calendar file, changes. All names and acts are made up."""
