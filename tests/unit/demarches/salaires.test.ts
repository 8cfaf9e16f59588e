import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FormField } from '@/components/form/form-field'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import type { Raws } from '@/lib/demarches/define'
import { champsVisibles, etapeOf, judgeEtape, readEtape } from '@/lib/demarches/engine'
import { recap } from '@/lib/demarches/recap'
import { SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'

type Ligne = { [partie: string]: string }
const etape = etapeOf(arretDeTravail, 'salaires')
const base = SAMPLES.tableau?.raws ?? {}
const lignes = base.salaires as Ligne[]
const changee = (plus: Record<number, Ligne>): Raws => ({ ...base, salaires: lignes.map((ligne, rang) => ({ ...ligne, ...plus[rang] })) })

/** Ce que le formulaire envoie : les douze mois, et le montant de tous. */
function sent(bruts: readonly string[], plus: Record<string, string>): Ligne[] {
  const form = new FormData()
  for (const [rang, brut] of bruts.entries()) {
    form.set(`salaires.${rang}.cle`, lignes[rang]?.cle ?? '')
    form.set(`salaires.${rang}.brut`, brut)
  }
  for (const [nom, valeur] of Object.entries(plus)) form.set(nom, valeur)
  return etape ? (readEtape(etape, form).salaires as Ligne[]) : []
}
const bruts = (lues: Ligne[]) => lues.filter(({ cle }) => cle !== 'tous').map(({ brut }) => brut)
const judge = (raws: Raws) => judgeEtape(arretDeTravail, 'salaires', raws, contexte)

/** Le dessin du tableau, comme le serveur le rend. */
function drawn(raws: Raws): string {
  const { reponses, fautes, avertissements } = judge(raws)
  const champ = etape ? champsVisibles(etape, reponses, contexte).find(({ nom }) => nom === 'salaires') : undefined
  if (!champ) return ''
  const avis = avertissements.flatMap(({ partie, message, confirme }) => (partie ? [{ partie, message, ...(confirme ? { confirme } : {}) }] : []))
  return renderToStaticMarkup(createElement(FormField, { ...champ, raw: raws.salaires ?? '', contexte, fautes: fautes.salaires, avis }))
}
const count = (html: string, motif: RegExp): number => html.match(motif)?.length ?? 0

describe('un montant pour tous les mois, puis les exceptions', () => {
  it('va aux cases vides, sans JavaScript aussi, et laisse les exceptions', () => {
    const lues = sent(['', '3120,50', '', ...Array.from({ length: 9 }, () => '')], { 'salaires.tous.brut': '2 450,00' })
    expect(bruts(lues)).toEqual(['2 450,00', '3120,50', ...Array.from({ length: 10 }, () => '2 450,00')])
    expect(lues.at(-1)).toEqual({ cle: 'tous', brut: '2 450,00' })
    expect(judge({ ...base, salaires: lues }).erreurs).toEqual({})
  })
  it('changé, il remplace celui d’avant et lui seul', () => {
    const lues = sent(['2450', '3120', '2450'], { 'salaires.tous.brut': '2540', 'salaires.tous.avant': '2450' })
    expect(bruts(lues)).toEqual(['2540', '3120', '2540'])
  })
  it('illisible, il ne remplit rien et se dit dans sa case', () => {
    const lues = sent(['', '2450'], { 'salaires.tous.brut': 'deux mille' })
    expect(bruts(lues)).toEqual(['', '2450'])
    const { fautes } = judge({ ...base, salaires: lues })
    expect(fautes.salaires?.[0]).toMatchObject({ partie: 'tous.brut', message: expect.stringMatching(/^Salaire brut de chaque mois/) })
    expect(count(drawn({ ...base, salaires: lues }), /id="salaires\.tous\.brut"[^>]*aria-invalid="true"/g)).toBe(1)
  })
  it('vide, il ne change rien', () => {
    expect(sent(['', '2450'], { 'salaires.tous.brut': '', 'salaires.tous.avant': '' })).toEqual([
      expect.objectContaining({ cle: '2025-10', brut: '' }),
      expect.objectContaining({ cle: '2025-11', brut: '2450' }),
    ])
  })
})

describe('les fautes du tableau', () => {
  it('une phrase par mois fautif, chacune dans sa case, et les mois justes se jugent aussi', () => {
    const raws = changee({ 1: { brut: 'abc' }, 4: { primesComprises: '100' }, 9: { brut: '' } })
    const { fautes, erreurs, parties } = judge(raws)
    expect(fautes.salaires?.map(({ partie }) => partie)).toEqual(['1.brut', '4.naturePrimes', '9.brut'])
    expect(fautes.salaires?.map(({ message }) => message.split('\u00a0')[0]?.split(',')[0])).toEqual([
      'Novembre 2025',
      'Février 2026',
      'Juillet 2026',
    ])
    expect(erreurs.salaires).toMatch(/^3 lignes sont à corriger\. Novembre 2025/)
    expect(parties.salaires).toBe('1.brut')
    const html = drawn(raws)
    expect(count(html, /aria-invalid="true"/g)).toBe(3)
    expect(html).not.toContain('field field--error')
    // Ce qui est replié et fautif est déplié ; le reste non.
    expect(count(html, /<details open=""/g)).toBe(1)
    for (const id of html.match(/aria-describedby="(salaires[^"]*)"/g) ?? []) expect(html).toContain(`id="${id.slice(18, -1).split(' ')[0]}"`)
  })
  it('un tableau vide n’a qu’une phrase, et aucune case rouge', () => {
    const { fautes, erreurs } = judge({ ...base, salaires: [] })
    expect(erreurs.salaires).toBeDefined()
    expect(fautes.salaires).toBeUndefined()
    expect(count(drawn({ ...base, salaires: [] }), /aria-invalid="true"/g)).toBe(0)
  })
  it('ce qui étonne se dit sous son mois, sans rougir ni empêcher', () => {
    const raws = changee({ 6: { brut: '24 500,00' }, 8: { net: '3 100,00' } })
    expect(judge(raws).erreurs).toEqual({})
    expect(judge(raws).avertissements.map(({ partie }) => partie)).toEqual(['6.brut', '8.net'])
    const html = drawn(raws)
    expect(count(html, /class="is-doubt"/g)).toBe(2)
    expect(count(html, /aria-invalid="true"/g)).toBe(0)
    expect(html).toMatch(/aria-describedby="salaires\.6-doute"/)
  })
})

describe('« Oui, c’est exact »', () => {
  const haut = { brut: '24 500,00' }
  const phraseOf = (raws: Raws) => judge(raws).avertissements[0]?.message ?? ''
  const confirmee = (plus: Ligne = {}) => changee({ 6: { ...haut, exact: phraseOf(changee({ 6: haut })), ...plus } })
  const kept = (raws: Raws) => {
    const ligne = recap(arretDeTravail, raws, {}, contexte)
      .flatMap(({ lignes: toutes }) => toutes)
      .find(({ champ }) => champ === 'salaires')
    return JSON.stringify(ligne?.tableau)
  }

  it('répond à la phrase même, que le formulaire porte, et fait taire le doute sans l’oublier', () => {
    const raws = confirmee()
    expect(judge(raws).avertissements).toMatchObject([{ partie: '6.brut', confirme: true }])
    const html = drawn(raws)
    expect(html).toContain('name="salaires.6.exact"')
    expect(count(html, /class="is-doubt"/g)).toBe(0)
    expect(html).not.toMatch(/aria-describedby="salaires\.6-doute"/)
    const form = new FormData()
    form.set('salaires.0.cle', '2025-10')
    form.set('salaires.0.exact', ` ${'x'.repeat(900)} `)
    expect((etape ? (readEtape(etape, form).salaires as Ligne[]) : [])[0]?.exact).toHaveLength(400)
  })
  it('se garde dans ce qui part, avec son mois et dans ses remarques', () => {
    expect(kept(confirmee())).toContain('"exact":"Confirmé exact"')
    expect(kept(changee({ 6: haut }))).not.toContain('exact')
  })
  it('un montant changé repose la question, et l’ancienne réponse ne part pas', () => {
    for (const raws of [confirmee({ brut: '25 500,00' }), confirmee({ brut: '2 450,00' }), confirmee({ exact: 'oui' })]) {
      expect(judge(raws).avertissements.filter(({ confirme }) => confirme)).toEqual([])
      expect(kept(raws)).not.toContain('Confirmé')
    }
  })
  it('ne compte pas pour une réponse : un mois qui ne porte qu’elle est vide', () => {
    const { erreurs } = judge({ ...base, salaires: [{ cle: '2025-10', exact: 'oui' }] })
    expect(erreurs.salaires).toBe(judge({ ...base, salaires: [] }).erreurs.salaires)
  })
})
