import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { asReader } from '@/lib/data/as-actor'
import { locate } from '@/doors/locators'
import type { Located } from '@/doors/places'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, start } from '../demandes/brouillon/people'

let claire: Actor
let paul: Actor
/** De chaque objet, un vrai de l’entreprise de Claire : ce que son adresse en dit. */
let vrais: Partial<Record<Located, Record<string, string>>>
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  paul = await actorOf(PEOPLE.paul.email)
  const [demande, contrat, courrier, document, brouillon] = await Promise.all([
    base().demande.findFirstOrThrow({ where: { siren: DURAND, numero: { not: null } } }),
    base().contrat.findFirstOrThrow({ where: { siren: DURAND } }),
    base().courrier.findFirstOrThrow({ where: { siren: DURAND } }),
    base().documentAdresse.findFirstOrThrow({ where: { siren: DURAND } }),
    start(claire),
  ])
  const jete = await start(claire)
  await base().demande.update({ where: { id: jete }, data: { jeteLe: new Date(), jeteParNom: 'Essai' } })
  const fichier = { demandeId: brouillon, siren: DURAND, libelle: 'x', etat: 'recue', champ: 'rib', cle: `essai/${randomUUID()}` } as const
  const { id: piece } = await base().piece.create({ data: fichier, select: { id: true } })
  vrais = {
    demarche: { siren: DURAND, slug: 'arret-de-travail' },
    demande: { siren: DURAND, numero: demande.numero ?? '' },
    brouillon: { siren: DURAND, id: brouillon },
    brouillonOuvert: { id: brouillon },
    brouillonDuCompte: { siren: DURAND, id: brouillon, compte: claire.acces[0]?.compteId ?? '' },
    brouillonJete: { siren: DURAND, id: jete },
    piece: { id: piece },
    fichier: { id: piece },
    contrat: { siren: DURAND, reference: contrat.reference },
    courrier: { siren: DURAND, id: courrier.id },
    document: { siren: DURAND, id: document.documentId },
    causeDsn: { siren: DURAND, cause: 'E-POP-01|TRM-CADRE-0000789|S21.G00.70.005|CA' },
    ficheDsn: { siren: DURAND, version: 2 } as never,
    changementFiche: { siren: DURAND, version: 2, rang: 1 } as never,
    fiche: { siren: DURAND, compte: claire.acces[0]?.compteId ?? '' },
  }
})

const inconnu: Readonly<Record<string, string>> = {
  slug: 'nulle-part',
  numero: 'CP-2026-0000000-0',
  reference: 'NULLE-PART',
  compte: randomUUID(),
  id: randomUUID(),
  cause: 'nulle part',
  version: 99 as never,
}
const find = (actor: Actor, nom: Located, input: unknown) => locate(nom, actor, input, (read) => asReader(actor, read))

describe('l’objet d’une porte se lit, il ne se croit pas', () => {
  it.each([
    'demarche',
    'demande',
    'brouillon',
    'brouillonOuvert',
    'brouillonDuCompte',
    'brouillonJete',
    'piece',
    'fichier',
    'contrat',
    'courrier',
    'document',
    'ficheDsn',
    'changementFiche',
    'causeDsn',
    'fiche',
  ] as const)('%s', async (nom) => {
    const vrai = vrais[nom] ?? {}
    expect(await find(claire, nom, vrai), 'la sienne').toMatchObject({ siren: DURAND })
    const autre = Object.fromEntries(Object.entries(vrai).map(([cle, valeur]) => [cle, inconnu[cle] ?? valeur]))
    expect(await find(claire, nom, autre), 'un inconnu').toBeNull()
    // Une démarche n’est à personne : le droit se juge sur l’entreprise où elle se ferait.
    if (nom !== 'demarche') expect(await find(paul, nom, vrai), 'celle d’un autre').toBeNull()
  })

  it('d’un univers que l’on n’a pas, il n’y en a pas', async () => {
    const sans = (univers: Univers): Actor => ({
      ...claire,
      acces: claire.acces.map((a) => ({ ...a, univers: (['sante', 'prevoyance', 'retraite'] as const).filter((un) => un !== univers) })),
    })
    for (const nom of ['demande', 'contrat', 'courrier', 'document', 'changementFiche', 'causeDsn'] as const) {
      const trouve = (await find(claire, nom, vrais[nom])) as { univers: Univers }
      expect(await find(sans(trouve.univers), nom, vrais[nom]), nom).toBeNull()
    }
  })
})
