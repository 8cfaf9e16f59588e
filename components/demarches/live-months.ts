import type { Vue } from '@/components/demarches/live-step'
import type { Colonne, Faute, Field } from '@/lib/demarches/define'
import { readPaste, sayPaste, sayRest, sayShared, totalOf } from '@/lib/demarches/tableau'
import { formatMoney, parseMoney } from '@/lib/ground/money'

type Mois = Extract<Field, { kind: 'mois' }>

/** Un tableau de mois pendant que l’on tape : remplir tous les mois, coller une colonne, dire sous chaque mois ce qui ne va pas ou étonne. */
export function liveMonths(boite: HTMLElement, signal: AbortSignal): (vue: Vue) => void {
  const nom = boite.dataset.mois ?? ''
  const rangs = [...boite.querySelectorAll<HTMLElement>('tr[data-rang]')].map((ligne) => Number(ligne.dataset.rang))
  const libelles = rangs.map((rang) => rowOf(rang)?.querySelector('th')?.textContent ?? '')
  const tous = boite.querySelector<HTMLInputElement>('[data-tous]')
  const avant = boite.querySelector<HTMLInputElement>('[data-avant]')
  const dit = boite.querySelector<HTMLElement>('[data-dit]')
  /** Les mois que l’on a quittés : une case à demi tapée ne se reproche pas. */
  const quittes = new Set(rangs.filter((rang) => boite.querySelector(`[data-suite="${rang}"] [data-faute]`)))
  let vue: Vue | null = null

  function rowOf(rang: number): HTMLElement | null {
    return boite.querySelector(`tr[data-rang="${rang}"]`)
  }
  const caseOf = (rang: number, colonne: string): HTMLInputElement | null => {
    const une = boite.querySelector(`[name="${nom}.${rang}.${colonne}"]`)
    return une instanceof HTMLInputElement ? une : null
  }
  const devant = (): string[] =>
    [...(boite.querySelectorAll<HTMLInputElement>('tr[data-rang="0"] .pay__in .input') ?? [])].map(({ name }) => name.split('.').at(-1) ?? '')
  const say = (phrase: string) => {
    if (dit && dit.textContent !== phrase) dit.textContent = phrase
  }
  const touch = (une: HTMLInputElement | null | undefined) => une?.dispatchEvent(new Event('input', { bubbles: true }))

  /** Met le montant de tous les mois dans les cases vides, et dans celles qui portaient celui d’avant. */
  function fillAll(): boolean {
    const colonne = tous?.name.split('.').at(-1) ?? ''
    if (!tous || !avant || parseMoney(tous.value) === null) return false
    for (const rang of rangs) {
      const une = caseOf(rang, colonne)
      if (une && (une.value.trim() === '' || une.value.trim() === avant.value.trim())) une.value = tous.value.trim()
    }
    avant.value = tous.value.trim()
    say(
      sayShared(
        tous.value,
        rangs.map((rang) => ({ libelle: libelles[rang] ?? '', texte: caseOf(rang, colonne)?.value ?? '' })),
      ),
    )
    touch(tous)
    return true
  }

  function paste(event: ClipboardEvent): void {
    const une = event.target
    const texte = event.clipboardData?.getData('text') ?? ''
    if (!(une instanceof HTMLInputElement) || !une.closest('.pay__in') || !/[\t\n\r]/.test(texte.trim())) return
    event.preventDefault()
    const colonnes = devant()
    const [rang = 0, colonne = ''] = [Number(une.name.split('.').at(-2)), une.name.split('.').at(-1)]
    const collage = readPaste(texte, { rang, colonne: colonnes.indexOf(colonne) }, { lignes: rangs.length, colonnes: colonnes.length })
    for (const { rang: ou, colonne: quelle, texte: montant } of collage.cases) {
      const cible = caseOf(ou, colonnes[quelle] ?? '')
      if (cible) cible.value = montant
      quittes.add(ou)
    }
    say(sayPaste(collage, libelles))
    touch(une)
    show()
  }

  const fieldOf = (): Mois | null => {
    const field = vue?.champs.find((champ) => champ.nom === nom)?.field
    return field?.kind === 'mois' ? field : null
  }

  function show(): void {
    const field = fieldOf()
    if (!vue || !field) return
    const fautes = vue.fautes[nom] ?? []
    const doutes = vue.avertissements.flatMap(({ champ, partie, message, confirme }) =>
      champ === nom && partie ? [{ partie, message, ...(confirme ? { confirme } : {}) }] : [],
    )
    const montrees = devant()
    const reste = Object.entries(field.colonnes).filter(([cle]) => !montrees.includes(cle))
    for (const rang of rangs) {
      const [ligne, suite] = [rowOf(rang), boite.querySelector<HTMLElement>(`[data-suite="${rang}"]`)]
      if (!ligne || !suite) continue
      const ou = document.activeElement
      // Répondre « Oui, c’est exact » n’est pas taper dans le mois.
      const ici = (ligne.contains(ou) || suite.contains(ou)) && !ou?.matches('[data-exact]')
      sayMonth(ligne, rang, reste)
      if (ici) continue
      const siens = ({ partie }: Faute) => partie.startsWith(`${rang}.`)
      mark(boite, suite, rang, {
        nom,
        faute: quittes.has(rang) && hasTyped(rang) ? fautes.find(siens) : undefined,
        doute: doutes.find(siens),
        libelle: libelles[rang] ?? '',
      })
    }
    sums(field)
  }

  const hasTyped = (rang: number): boolean =>
    [...boite.querySelectorAll<HTMLInputElement>(`[name^="${nom}.${rang}."]`)].some(
      (une) => une.type !== 'hidden' && une.type !== 'checkbox' && une.value.trim() !== '',
    )

  function sayMonth(ligne: HTMLElement, rang: number, reste: readonly (readonly [string, Colonne])[]): void {
    const place = ligne.querySelector('[data-reste]')
    if (place)
      place.textContent = sayRest(
        reste,
        Object.fromEntries(
          reste.map(([cle]) => {
            const une = caseOf(rang, cle)
            return [cle, une?.type === 'checkbox' ? (une.checked ? 'oui' : '') : (une?.value ?? '')]
          }),
        ),
      )
    const colonne = tous?.name.split('.').at(-1) ?? ''
    const une = caseOf(rang, colonne)
    const commun = tous ? parseMoney(tous.value) : null
    une?.classList.toggle('is-apart', commun !== null && une.value.trim() !== '' && parseMoney(une.value) !== commun)
  }

  function sums(field: Mois): void {
    for (const cle of Object.keys(field.colonnes)) {
      const somme = totalOf(rangs.map((rang) => caseOf(rang, cle)?.value ?? ''))
      for (const quoi of ['total', 'moyenne'] as const) {
        const place = boite.querySelector(`[data-somme="${cle}.${quoi}"]`)
        if (place) place.textContent = somme ? formatMoney(somme[quoi]) : ''
      }
    }
  }

  const ecoute = { signal }
  boite.addEventListener('paste', paste, ecoute)
  boite.querySelector('[data-remplir]')?.addEventListener(
    'click',
    (event) => {
      if (fillAll()) event.preventDefault()
    },
    ecoute,
  )
  tous?.addEventListener('change', fillAll, ecoute)
  boite.addEventListener(
    'keydown',
    (event) => {
      const une = event.target
      if (event.key !== 'Enter' || !(une instanceof HTMLInputElement) || une.type === 'checkbox') return
      // Entrée passe au mois suivant, comme dans un tableur ; dans le montant de tous, elle remplit.
      event.preventDefault()
      if (une === tous) fillAll()
      else if (une.closest('.pay__in')) caseOf(Number(une.name.split('.').at(-2)) + 1, une.name.split('.').at(-1) ?? '')?.focus()
    },
    ecoute,
  )
  boite.addEventListener(
    'focusout',
    (event) => {
      const une = event.target
      // Vide, un mois vaut le montant de tous : c’est ce qui s’enregistre, autant le montrer.
      if (tous && une instanceof HTMLInputElement && une.value.trim() === '' && parseMoney(tous.value) !== null)
        if (une !== tous && une.name.split('.').at(-1) === tous.name.split('.').at(-1)) {
          une.value = tous.value.trim()
          touch(une)
        }
      const ligne = event.target instanceof Element ? event.target.closest<HTMLElement>('tr') : null
      const rang = Number(ligne?.dataset.rang ?? ligne?.dataset.suite ?? -1)
      const vers = event.relatedTarget instanceof Element ? event.relatedTarget.closest<HTMLElement>('tr') : null
      if (rang < 0 || Number(vers?.dataset.rang ?? vers?.dataset.suite ?? -1) === rang) return
      quittes.add(rang)
      window.setTimeout(show)
    },
    ecoute,
  )
  return (nouvelle) => {
    vue = nouvelle
    show()
  }
}

type Marques = { nom: string; faute: Faute | undefined; doute: Faute | undefined; libelle: string }

/** Dit sous le mois ce qui ne va pas et ce qui étonne, et entoure la case. Une phrase du serveur se cache : React l’a posée. */
function mark(boite: HTMLElement, suite: HTMLElement, rang: number, { nom, faute, doute, libelle }: Marques): void {
  const douteux = doute && !doute.confirme
  for (const une of boite.querySelectorAll(`[name^="${nom}.${rang}."]`)) {
    const [fautive, douteuse] = [faute && une.id === `${nom}.${faute.partie}`, douteux && une.id === `${nom}.${doute.partie}`]
    if (fautive) une.setAttribute('aria-invalid', 'true')
    else une.removeAttribute('aria-invalid')
    const decrit = [fautive ? `${nom}.${rang}-erreur` : '', douteuse ? `${nom}.${rang}-doute` : ''].filter(Boolean).join(' ')
    if (decrit) une.setAttribute('aria-describedby', decrit)
    else une.removeAttribute('aria-describedby')
  }
  suite.previousElementSibling?.classList.toggle('is-doubt', douteux === true)
  const cible = faute ? suite.querySelector(`[id="${nom}.${faute.partie}"]`) : null
  const volet = suite.querySelector('details')
  if (cible && volet) volet.open = true
  place(boite, suite, {
    genre: 'faute',
    id: `${nom}.${rang}-erreur`,
    message: faute?.message,
    avant: cible?.closest('.pay__panel') ? (cible.closest('.tick') ?? cible) : null,
  })
  const phrase = place(boite, suite, { genre: 'doute', id: `${nom}.${rang}-doute`, message: doute?.message, avant: null })
  const lien = phrase?.querySelector('a')
  if (lien && doute) {
    lien.href = `#${nom}.${doute.partie}`
    for (const mois of phrase?.querySelectorAll('[data-mois-dit]') ?? []) mois.textContent = ` ${libelle}`
    const exact = phrase?.querySelector<HTMLInputElement>('[data-exact]')
    if (exact && exact.value !== doute.message) Object.assign(exact, { name: `${nom}.${rang}.exact`, value: doute.message, checked: false })
  }
}

type Phrase = { genre: 'faute' | 'doute'; id: string; message: string | undefined; avant: Node | null }

function place(boite: HTMLElement, suite: HTMLElement, { genre, id, message, avant }: Phrase): HTMLElement | null {
  const deja = [...suite.querySelectorAll<HTMLElement>(`[data-${genre}]`)]
  const juste = deja.find((une) => !une.hidden && une.querySelector('[data-phrase]')?.textContent === message)
  for (const une of deja)
    if (une !== juste) {
      if (une.dataset.ajoute) une.remove()
      else {
        une.hidden = true
        une.removeAttribute('id')
        // Une question qui n’est plus posée n’a plus de réponse.
        const exact = une.querySelector<HTMLInputElement>('[data-exact]')
        if (exact) exact.checked = false
      }
    }
  if (juste || message === undefined) return juste ?? null
  const modele = boite.querySelector<HTMLElement>(`[data-modeles] [data-${genre}]`)
  const neuve = modele?.cloneNode(true)
  if (!(neuve instanceof HTMLElement)) return null
  neuve.id = id
  neuve.dataset.ajoute = 'oui'
  const mots = neuve.querySelector('[data-phrase]')
  if (mots) mots.textContent = message
  const dans = avant?.parentElement ?? suite.querySelector('td')
  dans?.insertBefore(neuve, avant ?? dans.firstChild)
  return neuve
}
