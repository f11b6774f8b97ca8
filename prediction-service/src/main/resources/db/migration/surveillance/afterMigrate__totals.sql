select surveillance.follow_places();
