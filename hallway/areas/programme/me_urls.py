"""Addresses below `/me/`: what a person keeps of the programme."""

from django.urls import path

from hallway.areas.programme.views import places, plan

app_name = "plan"
urlpatterns = [
    path("plan/", plan.show, name="show"),
    path("stars/<slug:edition>/", plan.star_many, name="star_many"),
    path("stars/<slug:edition>/<str:code>/", plan.star, name="star"),
    path("stars/<slug:edition>/<str:code>/choice/", plan.choose, name="choose"),
    path("places/<slug:edition>/<str:code>/", places.show, name="place"),
]
