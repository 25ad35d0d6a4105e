"""What people may type in a thread."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership
from samenspel.discussions import access, drafts
from samenspel.discussions.models import Closing, Discussion, Message
from samenspel.discussions.sight import OPENNESS
from samenspel.files.forms import FilesField
from samenspel.privacy.visibility import Visibility
from samenspel.ui.meanwhile import Meanwhile
from samenspel.ui.sending import Once
from samenspel.ui.words import WordsField


def words_field(label, **rest):
    """Words in Markdown that may call on people."""
    return WordsField(label=label, max_length=Message.LONGEST, mentions=True, **rest)


class SayForm(Once):
    """Something to say in a thread; with the message it answers, when it answers one."""

    text = words_field(_("What do you want to say?"))
    files = FilesField()
    answers = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, *args, by, place, community=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].by = by
        self.fields["text"].community = community
        drafts.keep_with(self, "text", person=by, place=place)


def say_form(by, *sent, discussion=None, hang=None, thing=None, answers=None, **rest):
    """The form to say something, for one place: what is typed there is kept for that place."""
    if answers is not None:
        place = f"message:{answers.pk}:answer"
    elif discussion is not None:
        place = f"discussion:{discussion.pk}"
    else:
        place = f"{hang.name}:{thing.pk}"
    community = discussion.community if discussion is not None else hang.community_of(thing)
    return SayForm(*sent, by=by, place=place, community=community, **rest)


class BeginForm(Once):
    """A thread with its first message; never open to more people than the community itself."""

    title = forms.CharField(label=_("What is it about?"), max_length=160)
    text = words_field(_("What do you want to say about it?"))
    files = FilesField()
    visibility = forms.ChoiceField(label=_("Who may read it?"), widget=forms.RadioSelect)
    takes_part = forms.ChoiceField(
        label=_("Who may write in it?"), choices=Discussion.TakesPart, widget=forms.RadioSelect
    )

    def __init__(self, *args, community, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].by = by
        self.fields["text"].community = community
        place = f"discussions.begin:{community.pk}"
        drafts.keep_with(self, "text", person=by, place=place)
        drafts.keep_with(self, "title", person=by, place=f"{place}/title")
        choices = visibilities_in(community)
        self.fields["visibility"].choices = choices
        self.fields["visibility"].initial = Visibility.MEMBERS
        self.fields["takes_part"].initial = Discussion.TakesPart.MEMBERS
        if len(choices) == 1 or not access.can_open_to(by, community, Discussion.TakesPart.SIGNED_IN):
            del self.fields["takes_part"]

    def clean(self):
        said = super().clean()
        is_open = said.get("takes_part") == Discussion.TakesPart.SIGNED_IN
        if is_open and said.get("visibility") == Visibility.MEMBERS:
            self.add_error(
                "takes_part", _("Whoever writes in it must be able to read it: choose who may read it.")
            )
        return said


class EditForm(Meanwhile):
    """Other words for a message, with what was written in the meantime when two devices write."""

    text = words_field(_("What do you want to say?"))

    class Meta:
        model = Message
        fields = ["text"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].community = self.instance.discussion.community
        drafts.keep_with(self, "text", person=by, place=f"message:{self.instance.pk}")


class CloseForm(forms.ModelForm):
    class Meta:
        model = Closing
        fields = ["summary"]
        widgets = {"summary": forms.Textarea({"rows": 4})}
        help_texts = {"summary": _("It stands on top of the discussion, for who comes later.")}


class SplitForm(Once):
    """Which messages become a thread of their own, and what that is about."""

    title = forms.CharField(label=_("What is the new discussion about?"), max_length=160)
    messages = forms.ModelMultipleChoiceField(
        queryset=None, widget=forms.CheckboxSelectMultiple, label=_("Messages")
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["messages"].queryset = rows


class MoveForm(forms.Form):
    """Where a thread stands from now on, and who may see it there."""

    to = forms.ModelChoiceField(label=_("Community"), queryset=None, empty_label=None)
    visibility = forms.ChoiceField(
        label=_("Who may read it?"), choices=Discussion.VISIBILITIES, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("What is it about?"), max_length=160)

    def __init__(self, *args, discussion, by, **kwargs):
        super().__init__(*args, **kwargs)
        here = Community.objects.filter(pk=discussion.community_id).by_name()
        self.fields["to"].queryset = where_one_may_begin(by) | here
        self.fields["to"].initial = discussion.community
        self.fields["visibility"].initial = discussion.visibility
        self.fields["title"].initial = discussion.title

    def clean(self):
        said = super().clean()
        to, visibility = said.get("to"), said.get("visibility")
        if to and visibility and OPENNESS.index(visibility) > OPENNESS.index(to.visibility):
            self.add_error("visibility", _("That community itself is seen by fewer people."))
        return said


def visibilities_in(community):
    """Who may see what stands in a community: at most whoever sees the community."""
    widest = OPENNESS.index(community.visibility)
    return [choice for choice in Discussion.VISIBILITIES if OPENNESS.index(choice[0]) <= widest]


def where_one_may_begin(person):
    """The living communities in which ``person`` takes part, or which they look after."""
    mine = Membership.objects.current().members().filter(person=person).values("community")
    stewarded = Community.objects.stewarded_by(person).values("pk")
    return Community.objects.filter(Q(pk__in=mine) | Q(pk__in=stewarded)).alive().by_name()
