import { EntryView } from '@/components/demarches/entry-view'
import { can } from '@/lib/access/can'
import { maintenant } from '@/lib/ground/clock'
import { choiceOfPath } from '@/lib/demandes/brouillon/chemin'
import { loadContexte } from '@/lib/demandes/brouillon/contexte'
import { listBrouillons } from '@/lib/demandes/brouillon/queries'
import { findOrigine, listSalaries } from '@/lib/demandes/brouillon/salaries'
import { readPropos } from '@/lib/demandes/brouillon/propos'
import { isAboutSalarie } from '@/lib/demarches/memoire'
import { etapesOf } from '@/lib/demandes/brouillon/rules'
import { findDelais } from '@/lib/demandes/delais'
import { findDemarche } from '@/lib/demarches/registre'
import { ensureEntreprise } from '@/lib/entreprises/ensure-entreprise'
import { notFound } from '@/lib/ground/errors'
import { page } from '@/doors/page'
import { commencer, supprimer } from './actions'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { siren, slug }, search, entreprise }) => {
  const demarche = findDemarche(slug)
  const { couverture } = ensureEntreprise(entreprise)
  if (!demarche?.univers.some((u) => couverture.includes(u))) throw notFound()
  const brouillons = await listBrouillons(actor, db, siren, slug)
  const connus = isAboutSalarie(demarche) ? await listSalaries(actor, db, siren) : []
  const origine =
    search.salarie && !connus.some(({ numero }) => numero === search.salarie) ? await findOrigine(actor, db, siren, search.salarie) : null
  const dit = demarche.avant ? await readPropos(actor, db, siren, search) : null
  const choix = search.objet === undefined || dit ? null : choiceOfPath(demarche, search.objet, await loadContexte(actor, db, siren))
  const { titre, phrase, minutes, preparer, suite } = demarche
  return {
    titre,
    vue: (
      <EntryView
        siren={siren}
        demarche={{ slug, titre, phrase, minutes, preparer, suite, etapes: etapesOf(demarche) }}
        brouillons={brouillons}
        confier={brouillons.lignes.some(({ compteId }) => can(actor, 'utilisateur:lister', { compte: compteId }))}
        salaries={origine ? [origine, ...connus] : connus}
        choisi={search.salarie ?? ''}
        objet={dit?.texte ?? choix?.texte ?? null}
        adresse={{
          objet: choix ? search.objet : undefined,
          ...(dit ? { courrier: search.courrier, offre: search.offre, anomalie: search.anomalie } : {}),
        }}
        delais={await findDelais(db, slug)}
        maintenant={maintenant()}
        id={crypto.randomUUID()}
        commencer={commencer}
        supprimer={supprimer}
      />
    ),
  }
})
