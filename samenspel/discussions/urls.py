"""Addresses of this room."""

from django.urls import path

from samenspel.discussions.views import (
    beginning,
    discussion,
    drafts,
    ending,
    following,
    lists,
    message,
    moving,
    moving_pages,
    previews,
    saying,
    splitting,
)

app_name = "discussions"
urlpatterns = [
    path("", lists.discussions, name="discussions"),
    path("in/<slug:slug>/", lists.of_community, name="of_community"),
    path("in/<slug:slug>/begin/", beginning.begin, name="begin"),
    path("beside/<str:name>/<int:pk>/", saying.beside, name="beside"),
    path("drafts/", drafts.draft, name="draft"),
    path("drafts/throw-away/", drafts.throw_away, name="throw_away"),
    path("unsent/", drafts.unsent, name="unsent"),
    path("complete/", drafts.complete, name="complete"),
    path("message/<int:pk>/", message.message, name="message"),
    path("message/<int:pk>/part/", moving_pages.part, name="part"),
    path("message/<int:pk>/answer/", saying.answer, name="answer"),
    path("message/<int:pk>/edit/", message.edit, name="edit"),
    path("message/<int:pk>/history/", message.history, name="history"),
    path("message/<int:pk>/take-back/", message.take_back, name="take_back"),
    path("message/<int:pk>/preview/away/", previews.take_away, name="take_preview_away"),
    path("message/<int:pk>/react/", message.react, name="react"),
    path("<int:pk>/say/", saying.say, name="say"),
    path("<int:pk>/since/<int:turn>/", moving_pages.since, name="since"),
    path("<int:pk>/follow/", following.follow, name="follow"),
    path("<int:pk>/read/", following.read, name="read"),
    path("<int:pk>/close/", ending.close, name="close"),
    path("<int:pk>/reopen/", ending.reopen, name="reopen"),
    path("<int:pk>/split/", splitting.split, name="split"),
    path("<int:pk>/move/", moving.move, name="move"),
    path("<int:pk>/let-read/", moving.let_read, name="let_read"),
    path("<int:pk>/", discussion.discussion, name="discussion_by_number"),
    path("<int:pk>/<slug:slug>/", discussion.discussion, name="discussion"),
]
