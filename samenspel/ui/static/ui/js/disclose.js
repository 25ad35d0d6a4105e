// A field that belongs to one choice shows only while that choice holds:
// <div data-behaviour="disclose" data-when="visibility" data-is="members">. Without script it is always there.

export function disclose(part) {
  const form = part.closest('form')
  const wanted = part.dataset.is.split(' ')
  const settle = () => {
    const chosen = new FormData(form).getAll(part.dataset.when)
    part.hidden = !chosen.some((value) => wanted.includes(value))
  }
  form.addEventListener('change', settle)
  settle()
}
