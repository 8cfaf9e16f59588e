import { expect, it } from 'vitest'
import { composeEnvoi } from '@/lib/demandes/envoi/compose-envoi'
import { renderRecu } from '@/lib/demandes/envoi/render-recu'
import { recap } from '@/lib/demarches/recap'
import { SAMPLE_CONTEXTE as contexte } from '@/lib/demarches/exemple'
import { EXEMPLES } from '@/lib/demarches/generated/exemples'
import { DEMARCHES } from '@/lib/demarches/registre'

const QUAND = new Date('2026-11-05T10:00:00Z')
const CAS = DEMARCHES.flatMap((demarche) =>
  Object.entries(EXEMPLES[demarche.slug]?.SAMPLES ?? {}).map(([nom, { raws }]) => [demarche.slug, nom, demarche, raws] as const),
)

it.each(CAS)('%s, « %s » : le récapitulatif, l’envoi et l’accusé disent la même chose', async (slug, _, demarche, raws) => {
  const { contenu, empreinte } = composeEnvoi({
    demande: {
      id: '00000000-0000-7000-8000-000000000001',
      numero: 'CP-2026-0000123-7',
      siren: contexte.siren,
      univers: 'prevoyance',
      objet: slug,
      creeLe: QUAND,
      envoyeeLe: QUAND,
    },
    rang: 1,
    auteur: { id: 'a', nom: 'Nadia Benali', voie: 'membre', titre: 't', compte: { id: 'c', nom: 'Durand' }, cabinet: null },
    formulaire: { demarche, raws, sources: {}, contexte },
    raisonSociale: contexte.raisonSociale,
    pieces: [],
  })
  const dites = (etapes: { lignes: { label: string; texte: string | null }[] }[]) => etapes.flatMap((e) => e.lignes.map((l) => [l.label, l.texte]))
  const lignes = dites(contenu.etapes)
  expect(lignes.length).toBeGreaterThan(5)
  expect(lignes).toEqual(dites(recap(demarche, raws, {}, contexte)))
  const pdf = await renderRecu({ ...contenu, empreinte })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(10_000)
})
