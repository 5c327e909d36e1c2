from django.urls import include, path, register_converter

from hallway.areas.site.converters import DeskKind, RowKind
from hallway.areas.site.views import (
    details,
    edition,
    front,
    linkcheck,
    news,
    organise,
    page,
    rows,
    team,
    writing,
)

register_converter(DeskKind, "desk")
register_converter(RowKind, "rows")

_writing = [
    path("", writing.index, name="writings"),
    path("new/", writing.create, name="writing_new"),
    path("preview/", writing.preview, name="writing_preview"),
    path("<int:pk>/", writing.edit, name="writing"),
    path("<int:pk>/file/", writing.file, name="writing_file"),
    path("<int:pk>/deletion/", writing.delete, name="writing_delete"),
    path("<int:pk>/restoration/", writing.restore, name="writing_restore"),
]
_rows = [
    path("", rows.index, name="rows"),
    path("new/", rows.create, name="row_new"),
    path("<int:pk>/", rows.edit, name="row"),
    path("<int:pk>/deletion/", rows.delete, name="row_delete"),
]

app_name = "site"
urlpatterns = [
    path("", front.show, name="front"),
    path("<edition:edition>/", edition.show, name="edition"),
    path("<edition:edition>/news/", news.index, name="news"),
    path("<edition:edition>/news/feed.xml", news.feed, name="news_feed"),
    path("<edition:edition>/news/tag/<slug:tag>/", news.index, name="news_tag"),
    path("<edition:edition>/news/<slug:slug>/", page.post, name="post"),
    path("<edition:edition>/team/", team.show, name="team"),
    path("<edition:edition>/organise/", organise.today, name="organise"),
    path("<edition:edition>/organise/details/", details.edit, name="details"),
    path("<edition:edition>/organise/links/", linkcheck.index, name="links"),
    path("<edition:edition>/organise/pages/order/", writing.order, name="page_order"),
    path("<edition:edition>/organise/<desk:kind>/", include(_writing)),
    path("<edition:edition>/organise/<rows:kind>/", include(_rows)),
    path("<edition:edition>/<path:slug>/", page.show, name="page"),
]
