from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "hallway.ground.jobs"
    label = "jobs"
