from django.urls import path

from hallway.ground.access.views import team

app_name = "access"
urlpatterns = [
    path("roles/", team.show, name="team"),
    path("roles/<int:pk>/revocation/", team.revoke, name="revoke"),
]
