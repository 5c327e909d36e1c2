from django.apps import AppConfig


class MeConfig(AppConfig):
    name = "hallway.ground.me"
    label = "me"
