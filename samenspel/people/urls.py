"""Addresses of this room."""

from django.urls import path

from samenspel.people.views import (
    administration,
    directory,
    invitation,
    light,
    person,
    profile,
    recognitions,
    skills,
)

app_name = "people"
urlpatterns = [
    path("", directory.people, name="people"),
    path("who-knows/", directory.who_knows, name="who_knows"),
    path("administration/", administration.people, name="bulk"),
    path("administration/act/", administration.act, name="bulk_act"),
    path("administration/people.csv", administration.people_csv, name="bulk_csv"),
    path("me/", profile.profile, name="profile"),
    path("me/photo/", profile.photo, name="my_photo"),
    path("me/photo/remove/", profile.remove_photo, name="remove_photo"),
    path("me/as/<slug:who>/", person.seen_as, name="seen_as"),
    path("me/competences/", skills.skills, name="skills"),
    path("me/competences/add/", skills.add, name="add_skill"),
    path("me/competences/<int:pk>/", skills.change, name="skill"),
    path("me/competences/<int:pk>/move/", skills.move, name="move_skill"),
    path("me/competences/<int:pk>/remove/", skills.remove, name="remove_skill"),
    path("me/introduce/", light.introduce, name="introduce"),
    path("me/invitations/", invitation.invitations, name="invitations"),
    path("me/invitations/<int:pk>/revoke/", invitation.revoke, name="revoke_invitation"),
    path("invitation/<str:key>/", invitation.invitation, name="invitation"),
    path("competences/<int:pk>/", skills.competence, name="competence"),
    path("photos/<slug:name>/<slug:size>/", person.photo, name="photo"),
    path("recognitions/<int:pk>/accept/", recognitions.accept, name="accept_recognition"),
    path("recognitions/<int:pk>/hide/", recognitions.hide, name="hide_recognition"),
    path("recognitions/<int:pk>/withdraw/", recognitions.withdraw, name="withdraw_recognition"),
    path("<slug:handle>/", person.person, name="person"),
    path("<slug:handle>/card/", person.vcard, name="vcard"),
    path("<slug:handle>/recognise/", recognitions.recognise, name="recognise"),
]
