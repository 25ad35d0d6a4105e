// An input that loses nothing: <div data-words> keeps what is typed; a text area also shows how it will look, and
// completes names. Without this the input works as any other; the server decides, this remembers and shows.

import { bringAlong } from './along.js'
import { Draft } from './draft.js'
import { Names } from './names.js'
import { Look } from './look.js'

const attached = new WeakSet()

function attach() {
  for (const part of document.querySelectorAll('[data-words]')) {
    if (attached.has(part)) continue
    attached.add(part)
    if (part.dataset.previewUrl) new Look(part)
    if (part.dataset.completeUrl) new Names(part)
    if (part.dataset.place) new Draft(part)
  }
}

attach()
bringAlong()
addEventListener('online', bringAlong)
document.addEventListener('htmx:after:swap', attach)
