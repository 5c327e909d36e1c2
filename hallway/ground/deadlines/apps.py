from django.apps import AppConfig


class DeadlinesConfig(AppConfig):
    name = "hallway.ground.deadlines"
    label = "deadlines"
