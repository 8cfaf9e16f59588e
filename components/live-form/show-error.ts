import type { FieldErrors } from 'react-hook-form'
import { boxOf, commandsOf } from '@/components/live-form/commands'

/** La phrase d’erreur que porte ce champ ; vide quand il n’en porte pas. */
export function phraseOf(boite: HTMLElement): string {
  const place = boite.querySelector<HTMLElement>('[data-erreur]')
  return place && !place.hidden ? (place.querySelector('[data-phrase]')?.textContent ?? '') : ''
}

/** Redessine les erreurs de tous les champs, et le résumé en tête : ce qui est réparé en sort. */
export function drawErrors(form: HTMLFormElement, errors: FieldErrors): void {
  const messageOf = (boite: HTMLElement | null) => errors[boite?.dataset.champ ?? '']
  for (const boite of form.querySelectorAll<HTMLElement>('[data-champ]')) {
    const faute = messageOf(boite)
    const partie = typeof faute?.type === 'string' ? faute.type : ''
    // Un tableau de mois dit lui-même ses fautes, dans leurs cases.
    const ailleurs = partie.includes('.') && boite.querySelector('[data-mois]') !== null
    showError(boite, typeof faute?.message === 'string' && !ailleurs ? faute.message : '', partie)
  }
  const resume = form.querySelector<HTMLElement>('.errors')
  const lignes = [...(resume?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? [])]
  if (!resume || lignes.length === 0) return
  const restent = lignes.filter((lien) => {
    const boite = boxOf(document.getElementById(lien.hash.slice(1)))
    const reste = boite === null || messageOf(boite) !== undefined
    lien.closest('li')?.toggleAttribute('hidden', !reste)
    return reste
  }).length
  const titre = resume.querySelector('h2')
  if (titre) titre.textContent = restent === 1 ? 'Il y a 1\u00a0erreur' : `Il y a ${restent}\u00a0erreurs`
  resume.hidden = restent === 0
  document.title = restent === 0 ? document.title.replace(/^Erreur\s: /, '') : `Erreur\u00a0: ${document.title.replace(/^Erreur\s: /, '')}`
}

/** Dit cette phrase au champ, ou l’efface. La partie fautive seule est entourée quand on la connaît ; d’un tableau, jamais toutes les cases. */
function showError(boite: HTMLElement, phrase: string, partie: string): void {
  const place = boite.querySelector<HTMLElement>('[data-erreur]')
  const mots = place?.querySelector('[data-phrase]')
  if (!place || !mots || phraseOf(boite) === phrase) return
  place.hidden = phrase === ''
  mots.textContent = phrase
  boite.classList.toggle('field--error', phrase !== '')
  const commandes = commandsOf(boite)
  const visees = commandes.filter(({ name }) => `${name}.`.startsWith(`${boite.dataset.champ}.${partie}.`))
  const entieres = boite.querySelector('table') ? [] : commandes
  const fautives = new Set(phrase === '' ? [] : visees.length > 0 ? visees : entieres)
  for (const commande of commandes) {
    if (fautives.has(commande)) commande.setAttribute('aria-invalid', 'true')
    else commande.removeAttribute('aria-invalid')
  }
}
