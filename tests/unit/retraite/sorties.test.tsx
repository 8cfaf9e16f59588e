import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LienEtat } from '@/components/retraite/lien-etat'
import { RetirementView } from '@/components/retraite/retirement-view'
import { ServiceView } from '@/components/retraite/service-view'
import { TEXTES_RETRAITE } from '@/lib/copy/retraite'
import { SERVICES_RETRAITE_IDS, type ServiceRetraiteId } from '@/lib/ground/adresses-retraite'
import { adressesOf, type EtatLien, sortiesOf } from '@/lib/retraite/sorties'

const LE = new Date('2026-11-30T02:12:00Z')
const etat = (repond: boolean): EtatLien => ({ repond, statut: repond ? 200 : 503, mene: null, verifieLe: LE })
const texteOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[ \n\t]+/g, ' ')
const hrefsOf = (html: string) => [...html.matchAll(/href="(https:[^"]+)"/g)].map(([, href]) => href ?? '')

const univers = (sorties = sortiesOf(adressesOf({}), new Map())) =>
  renderToStaticMarkup(<RetirementView siren="900000019" sorties={sorties} calendrier={[]} />)
function service(id: ServiceRetraiteId, sorties = sortiesOf(adressesOf({}), new Map())) {
  const rang = sorties.generales.findIndex(({ services }) => services.includes(id))
  const page = sorties.generales[rang]
  return renderToStaticMarkup(<ServiceView siren="900000019" id={id} sortie={sorties.par[id]} generale={page ? { page, rang } : null} dates={[]} />)
}

describe('l’univers Retraite', () => {
  it('montre une adresse que deux services partagent une seule fois, et la dit page générale', () => {
    const html = univers()
    expect(hrefsOf(html).sort()).toEqual([...new Set(hrefsOf(html))].sort())
    expect(texteOf(html)).toContain(
      'Page générale\u00a0: on y cherche ensuite «\u00a0Conditions d’adhésion\u00a0» ou «\u00a0Avis de mise en recouvrement\u00a0».',
    )
    for (const id of ['conditions-adhesion', 'avis-mise-en-recouvrement', 'informations-salaries', 'action-sociale'] as const) {
      expect(hrefsOf(service(id)), id).toEqual([])
      expect(service(id), id).toMatch(/href="\/e\/900000019\/retraite#page-generale-[12]"/)
    }
  })

  it('mène d’abord à une page à nous, sauf « Payer en ligne » et « Date limite de déclaration », qui sortent avec « En savoir plus » à côté', () => {
    const html = univers()
    for (const id of SERVICES_RETRAITE_IDS) expect(html, id).toContain(`href="/e/900000019/retraite/${id}"`)
    const dehors = [...html.matchAll(/<h3><a href="(https:[^"]+)" target="_blank"[^>]*>([^<]+)<span class="sr-only"> \(nouvelle fenêtre\)/g)].map(
      ([, , nom]) => nom,
    )
    expect(dehors).toEqual([
      'Date limite de déclaration',
      'Payer en ligne',
      'Les services de l’Agirc-Arrco aux entreprises',
      'L’accueil de l’Agirc-Arrco',
    ])
    expect(html.match(/En savoir plus/g)).toHaveLength(2)
  })

  it('chaque page dit ce que c’est, ce qu’il faut savoir, que faire, la source et sa date, et annonce la nouvelle fenêtre de sa sortie', () => {
    for (const id of SERVICES_RETRAITE_IDS) {
      const { titre, explication, faits, faire, source } = TEXTES_RETRAITE[id]
      const dit = texteOf(service(id))
      for (const texte of [titre, ...explication, ...faire, source.nom, 'Lue en novembre 2026', ...faits.map(({ valeur }) => valeur)])
        expect(dit, id).toContain(texte)
      for (const sortie of service(id).matchAll(/target="_blank"[\s\S]*?<\/a>/g)) expect(sortie[0]).toContain('(nouvelle fenêtre)')
    }
    expect(texteOf(service('avis-mise-en-recouvrement'))).toContain('Mise en demeure, puis inscription de privilège (à vérifier)')
  })

  it('ne dit une adresse vérifiée que si le portail l’a demandée et qu’elle a répondu', () => {
    expect(texteOf(univers())).not.toContain('adresse vérifiée')
    const dit = (e: EtatLien | null) => texteOf(renderToStaticMarkup(<LienEtat site="cotizen.fr" etat={e} />)).trim()
    expect(dit(null)).toBe('cotizen.fr, adresse pas encore vérifiée')
    expect(dit(etat(true))).toBe('cotizen.fr, adresse vérifiée le 30 novembre 2026 à 3\u00a0h\u00a012')
    expect(dit(etat(false))).toBe('cotizen.fr ne répondait pas le 30 novembre 2026 à 3\u00a0h\u00a012')
  })
})

describe('les adresses', () => {
  const seules = {
    'conditions-adhesion': 'https://www.agirc-arrco.fr/mon-adhesion',
    'date-limite-declaration': 'https://www.net-entreprises.fr/calendrier',
  }

  it('celle que donne la configuration n’est plus à vérifier, et cesse d’être partagée', () => {
    const { par, generales } = sortiesOf(adressesOf(seules), new Map())
    expect(par['date-limite-declaration']).toMatchObject({
      href: seules['date-limite-declaration'],
      source: 'configuration du portail',
      partagee: false,
    })
    expect(par['date-limite-declaration'].aVerifier).toBeUndefined()
    expect(generales.map(({ services }) => services)).toEqual([['informations-salaries', 'action-sociale']])
    expect(hrefsOf(service('conditions-adhesion', sortiesOf(adressesOf(seules), new Map())))).toEqual([seules['conditions-adhesion']])
  })

  it('deux adresses données égales font une page générale, nommée par son site', () => {
    const href = 'https://portail.exemple.fr/retraite'
    const { generales } = sortiesOf(adressesOf({ 'payer-en-ligne': href, 'fiabilisation-dsn': href }), new Map([[href, etat(true)]]))
    expect(generales).toContainEqual({
      href,
      titre: 'La page générale de portail.exemple.fr',
      site: 'portail.exemple.fr',
      etat: etat(true),
      services: ['fiabilisation-dsn', 'payer-en-ligne'],
    })
  })
})
