"""What machines ask for at the root of the house, in no language."""

from django.urls import path

from hallway.areas.site.views import machines

urlpatterns = [
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
]
