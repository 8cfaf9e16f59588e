import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { AskedPieces } from '@/components/demandes/asked-pieces'
import type { DemandeVue } from '@/lib/demandes/fil/vue'

type Piece = DemandeVue['pieces'][number]

const piece = (id: string, etat: Piece['etat']): Piece => ({
  id,
  libelle: `Pièce ${id}`,
  pourquoi: null,
  etat,
  motif: null,
  echeanceLe: null,
  recueLe: null,
  deposeeParNom: null,
  modele: null,
  fichierNom: null,
  taille: null,
  analyse: null,
  cle: false,
})
const draw = (pieces: readonly Piece[], plus: { attend?: boolean; depose?: boolean; enCours?: boolean } = {}) => {
  const { attend = true, depose = true, enCours = true } = plus
  return renderToStaticMarkup(
    <AskedPieces
      pieces={pieces}
      attend={attend}
      siren="900000019"
      suiviePar="Sophie Martin"
      enCours={enCours}
      depot={depose ? (id) => `/depot/${id}` : null}
    />,
  ).replaceAll(/&nbsp;|\u00a0/g, ' ')
}
const count = (html: string, mot: string) => html.split(mot).length - 1

describe('les pièces d’une demande', () => {
  it('ce qui attend est devant, et un seul bouton est plein', () => {
    const html = draw([piece('a', 'validee'), piece('b', 'demandee'), piece('c', 'refusee')])
    expect([...html.matchAll(/id="piece-(\w)"/g)].map(([, id]) => id)).toEqual(['b', 'c', 'a'])
    expect(html).toContain('2 pièces à déposer')
    expect(count(html, 'button--primary')).toBe(1)
    expect(count(html, 'type="file"')).toBe(2)
    expect(html.indexOf('button--primary')).toBeLessThan(html.indexOf('piece-c'))
  })
  it('sans script, chaque emplacement reste un formulaire avec son fichier et son bouton d’envoi', () => {
    const html = draw([piece('b', 'demandee')])
    expect(html).toContain('action="/depot/b"')
    expect(html).toMatch(/enctype="multipart\/form-data"/i)
    expect(count(html, 'type="submit"')).toBe(1)
  })
  it('qui ne peut pas déposer lit ce qui est attendu, sans emplacement', () => {
    const html = draw([piece('b', 'demandee')], { depose: false })
    expect(html).toContain('1 pièce attendue')
    expect(html).not.toContain('<form')
  })
  it('une pièce que la clôture n’attend plus le dit, et quoi en faire une fois la demande rouverte', () => {
    const rouverte = draw([piece('b', 'abandonnee')], { attend: false })
    expect(rouverte).toContain('Si elle est utile, joignez-la à un message.')
    expect(draw([piece('b', 'abandonnee')], { attend: false, enCours: false })).not.toContain('joignez-la')
    expect(rouverte).not.toContain('type="file"')
  })
})
