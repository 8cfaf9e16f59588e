import { AccountCompaniesView } from '@/components/entreprises/account-companies-view'
import { can } from '@/lib/access/can'
import { onlyAdministrators } from '@/lib/copy/acces'
import { findNom, listEntreprisesDuCompte, sirensDuCompte, TAILLE_ENTREPRISES } from '@/lib/entreprises/queries'
import { page } from '@/doors/page'
import { pageOf } from '@/lib/ground/pages'
import { administrateursOf, listMembres } from '@/lib/utilisateurs/queries'
import * as door from './door'

export default page(door.page, async ({ actor, db, params: { compte }, search: { q, page, ajoutee, supprimee } }) => {
  const administre = can(actor, 'compte:administrer', { compte })
  const entreprises = await listEntreprisesDuCompte(actor, db, compte, q, page)
  const qui = administre ? '' : onlyAdministrators('ajouter ou supprimer une entreprise', administrateursOf(await listMembres(actor, db, compte)))
  const ici = pageOf(entreprises[0]?.total ?? 0, page, TAILLE_ENTREPRISES)
  const nom = ajoutee && sirensDuCompte(actor, compte).includes(ajoutee) ? await findNom(db, ajoutee) : null
  return {
    titre: 'Gestion des entreprises',
    vue: (
      <AccountCompaniesView
        compteId={compte}
        entreprises={entreprises}
        ici={ici}
        q={q}
        administre={administre}
        qui={qui}
        fait={nom ? { ajoutee: nom } : supprimee ? { supprimee } : null}
      />
    ),
  }
})
