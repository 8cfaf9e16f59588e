/** Combien d’emplacements envoient encore, et le formulaire qui attend qu’ils finissent. */
let enCours = 0
let attend: { form: HTMLFormElement; bouton: HTMLElement | null } | null = null

/** Ce que la page dit d’un formulaire retenu. */
export const RETENU = 'Envoi des fichiers en cours\u00a0: votre demande continuera dès qu’ils seront arrivés.'

function hold(event: SubmitEvent): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || !form.classList.contains('form')) return
  event.preventDefault()
  event.stopImmediatePropagation()
  attend = { form, bouton: event.submitter }
  for (const place of document.querySelectorAll('[data-retenu]')) place.textContent = RETENU
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

/** Retient les formulaires tant que des fichiers partent : ils continuent d’eux-mêmes ensuite. @returns ce qui relâche. */
export function holdForms(): () => void {
  if (enCours++ === 0) {
    document.addEventListener('submit', hold, true)
    window.addEventListener('beforeunload', warn)
  }
  return () => {
    if (--enCours > 0) return
    document.removeEventListener('submit', hold, true)
    window.removeEventListener('beforeunload', warn)
    for (const place of document.querySelectorAll('[data-retenu]')) place.textContent = ''
    const { form, bouton } = attend ?? {}
    attend = null
    form?.requestSubmit(bouton)
  }
}
