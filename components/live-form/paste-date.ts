/** Coller 17/09/2026 ou 2026-09-17 dans une case de date remplit les trois. */
export function pasteDate(event: ClipboardEvent): void {
  const date = event.target instanceof Element ? event.target.closest('[data-date]') : null
  const texte = event.clipboardData?.getData('text').trim() ?? ''
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(texte)
  const lu = iso ? [iso[3], iso[2], iso[1]] : /^(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})$/.exec(texte)?.slice(1)
  if (!date || !lu) return
  event.preventDefault()
  for (const [rang, une] of [...date.querySelectorAll('input')].entries()) {
    une.value = lu[rang] ?? ''
    une.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
