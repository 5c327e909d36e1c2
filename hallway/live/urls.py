from django.urls import path

from hallway.live import views

urlpatterns = [path("grants/", views.grants, name="live-grants")]
