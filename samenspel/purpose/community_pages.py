"""What this room adds to the pages of a community: the tab of its purpose."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.sockets import add_tab
from samenspel.purpose import contract_community_pages  # noqa: F401 (it plugs itself in)

add_tab(order=10, name="purpose", words=_("Purpose"), url="purpose:community")
