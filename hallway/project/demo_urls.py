"""One-click sign-in and a mailbox, for demos alone: urls.py includes them only if settings.DEMO is on."""

from django.urls import path

from hallway.project import demo_views

app_name = "demo"
urlpatterns = [
    path("", demo_views.door, name="door"),
    path("as/<slug:role>/", demo_views.sign_in_as, name="sign_in_as"),
    path("mail/", demo_views.mail, name="mail"),
]
