// What was written on this device for another page, and the house does not have yet: it goes along from here, so that
// it is found on another device although its own page was never opened again on this one.

import { post } from './asking.js'
import { elsewhere } from './shelf.js'

// A page that is open brings its own words within this time.
const BY_ITSELF = 10_000

export async function bringAlong() {
  const parts = [...document.querySelectorAll('[data-words]')]
  const { person, draftUrl } = parts.find((part) => part.dataset.draftUrl)?.dataset ?? {}
  if (!draftUrl) return
  const here = new Set(parts.map((part) => part.dataset.place))
  for (const each of elsewhere(person, here)) {
    if (Date.now() - each.said.at < BY_ITSELF) later()
    else if (!(await bring(each, draftUrl))) return
  }
}

let timer = 0

function later() {
  clearTimeout(timer)
  timer = setTimeout(bringAlong, BY_ITSELF)
}

/** Whether to go on: the house answered, and took it as words of who is signed in. */
async function bring({ place, writing, said, settle }, url) {
  try {
    const { text, from = '', fromAt = '' } = said
    const answer = await post(url, { place, writing, text, from, from_at: fromAt })
    if (!answer.ok || answer.redirected) return false
    settle((await answer.json()).sent)
    return true
  } catch {
    return false
  }
}
