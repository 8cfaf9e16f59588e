import type { FaitCourrier } from '@/lib/courriers/publish-courrier'
import type { Commence } from '@/lib/demandes/brouillon/start-brouillon'
import type { Efface } from '@/lib/demandes/brouillon/erase-brouillon'
import type { Confie } from '@/lib/demandes/brouillon/give-brouillon'
import type { Restaure } from '@/lib/demandes/brouillon/restore-brouillon'
import type { EtapeEnregistree } from '@/lib/demandes/brouillon/save-etape'
import type { Envoye } from '@/lib/demandes/brouillon/submit-demande'
import { RECAPITULATIF } from '@/lib/demandes/brouillon/rules'
import type { Corrigee } from '@/lib/demandes/correction/send-correction'
import type { Enregistree } from '@/lib/demandes/gestion/register-demande'
import type { Notee } from '@/lib/demandes/gestion/note-demande'
import type { Onglet } from '@/lib/demandes/gestion/onglet'
import type { Revele } from '@/lib/demandes/gestion/reveal-champ'
import type { Prises } from '@/lib/demandes/gestion/take-demande'
import type { FaitDuFil } from '@/lib/demandes/fil/suite'
import type { FaitGestion } from '@/lib/demandes/transitions'
import type { FaitAgenda } from '@/lib/echeances/open-agenda'
import type { Relance } from '@/lib/echecs/schema'
import type { FaitFiche } from '@/lib/fiches-dsn/mark-parametre'
import { addressOf } from '@/lib/ground/adresse'
import type { Outcome } from '@/lib/ground/form-state'
import { routes } from '@/lib/ground/routes'
import type { FaitRetour } from '@/lib/retours-dsn/mark-corrige'
import type { AvisFait } from '@/lib/copy/avis'
import { NOUVEAUTES } from '@/lib/presentation/ecrans'

// Où mène ce qu’une commande a fait : elle rend un fait, et seule la porte connaît les adresses.

/** Le dossier, qui dit ce qui vient d’être fait. */
export const toDossier = ({ numero, suite }: FaitGestion | Enregistree): Outcome => ({ vers: routes.gestionDemande(numero, suite) })

/** Les échanges, où la note vient de s’écrire. */
export const toNotes = ({ numero, suite }: Notee): Outcome => ({ vers: `${routes.gestionDemande(numero, suite, 'echanges')}#notes` })

/** Le même, là où l’on lisait : ce qui vient d’être fait n’y change rien. */
export const toDossierIci = ({ numero, suite }: FaitGestion, { onglet }: { numero: string; onglet?: Onglet | undefined }): Outcome => ({
  vers: routes.gestionDemande(numero, suite, onglet),
})

/** La page même, où la valeur se montre : nulle adresse ne la porte. */
export const toRevele = ({ texte }: Revele): Outcome => ({ status: 'revele', texte, values: {} })

/** La demande, qui dit ce qu’il est advenu de l’envoi. */
export const toFil = ({ siren, numero, suite }: FaitDuFil): Outcome => ({ vers: `${routes.demande(siren, numero)}?envoi=${suite}` })

/** La demande corrigée ; sinon la correction, qui redit ce qui ne convient pas. */
export const toCorrection = ({ siren, numero, suite }: Corrigee): Outcome => ({
  vers: suite === 'corrigee' ? `${routes.demande(siren, numero)}?envoi=corrigee` : routes.correction(siren, numero, true),
})

/** La demande prise seule, pour la traiter ; sinon celles que l’on suit, et combien viennent d’y entrer. */
export const toBannette = ({ prises, restees, une }: Prises): Outcome => ({
  vers: une
    ? routes.gestionDemande(une, 'prendre')
    : addressOf(routes.gestion(), { miennes: 'oui', prises: prises || undefined, restees: restees || undefined }),
})

/** Le courrier publié, ou l’aperçu de ce qui le serait. */
export const toCourrier = (fait: FaitCourrier): Outcome =>
  fait.suite === 'publie' ? { vers: routes.gestionCourrier(fait.id, 'publie') } : { status: 'apercu', lettre: fait.lettre, values: {} }

/** La bibliothèque, qui dit ce qui vient d’y changer. */
export const toBibliotheque = ({ suite }: { suite: 'retire' }): Outcome => ({ vers: routes.gestionBibliotheque(suite) })

/** La fiche de paramétrage, qui dit ce qui vient d’y être noté. */
export const toFicheDsn = ({ siren, version, suite }: FaitFiche): Outcome => ({ vers: `${routes.ficheDsn(siren, version, { fait: suite })}#paie` })

/** Les comptes rendus, à la page d’où l’on note, qui disent ce qui vient d’y être noté. */
export const toRetoursDsn = ({ siren, suite }: FaitRetour, { page }: { page: number }): Outcome => ({
  vers: routes.retoursDsn(siren, { fait: suite, page }),
})

/** Les envois en échec, qui disent ce qui est relancé. */
export const toEchecs = ({ suite }: Relance): Outcome => ({ vers: routes.gestionEchecs(suite) })

/** Les échéances, qui disent ce que devient l’adresse de l’agenda. */
export const toEcheances = ({ siren, suite }: FaitAgenda, input: { siren: string; paiement?: 'mois' | 'trimestre' }): Outcome => ({
  vers: `${routes.echeances(siren, { ...(input.paiement === 'trimestre' ? { paiement: input.paiement } : {}), fait: suite })}#agenda`,
})

/** L’accueil, ou l’endroit où s’essaie la nouveauté. */
export function afterPresentation({ entree }: { entree: string }, { suite }: { suite: 'accueil' | 'essai' }): Outcome {
  const lien = suite === 'essai' ? NOUVEAUTES.find(({ cle }) => cle === entree)?.lien : null
  return { vers: lien === 'faq' ? routes.faq() : lien === 'questions' ? routes.questionsSecretes() : routes.accueil() }
}

/** Les notifications, relues, là où l’on en était. */
export const toNotifications = (_: object, { page }: { page?: number }): Outcome => ({ vers: addressOf(routes.notifications(), { page }) })

/** Les réglages des courriels, qui disent ce qui vient d’y être réglé. */
export const toReglages = ({ suite }: { suite: AvisFait }): Outcome => ({ vers: addressOf(routes.reglerAvis(), { fait: suite }) })

/** Les mêmes, là où l’on en était de la liste des entreprises. */
export const toSourdines = ({ suite }: { suite: AvisFait }, { q, page }: { q: string; page: number }): Outcome => ({
  vers: addressOf(routes.reglerAvis(), { q, page, fait: suite }),
})

/** La première étape du brouillon. */
export const toBrouillon = ({ siren, id, etape }: Commence): Outcome => ({ vers: routes.etape(siren, id, etape) })

/** L’entrée de la démarche, ou la demande si elle est partie entre-temps. */
export const afterDelete = (fait: Efface): Outcome => ({
  vers: fait.suite === 'envoyee' ? routes.demande(fait.siren, fait.numero) : routes.demarche(fait.siren, fait.demarche),
})

/** La liste de ce qui reste à finaliser, qui dit ce que ce brouillon est devenu. */
export const afterGive = ({ suite }: Confie): Outcome => ({ vers: routes.aFinaliser(suite) })

/** Le brouillon, de nouveau là. */
export const toRestaure = ({ siren, id }: Restaure): Outcome => ({ vers: routes.brouillon(siren, id) })

/** L’étape suivante, la même avec ce qu’il faut y dire, le brouillon, ou le formulaire et ses champs en conflit. */
export function afterEtape(fait: EtapeEnregistree): Outcome {
  const { siren, id } = fait
  switch (fait.suite) {
    case 'envoyee':
      return { vers: routes.envoyee(siren, fait.numero) }
    case 'brouillon':
      return { vers: routes.brouillon(siren, id) }
    case 'etape':
      return { vers: routes.etape(siren, id, fait.etape, ...(fait.dire ? [fait.dire] : []), ...(fait.retour ? (['retour'] as const) : [])) }
    case 'conflit':
      return {
        status: 'refuse',
        message:
          fait.conflits.length === 1
            ? 'Un champ a été modifié ailleurs pendant que vous tapiez.'
            : `${fait.conflits.length} champs ont été modifiés ailleurs pendant que vous tapiez.`,
        values: {},
        conflits: fait.conflits,
        mien: fait.mien,
      }
  }
}

/** La page de la demande partie, le récapitulatif et ce qui le retient, ou la phrase qui dit pourquoi rien n’est parti. */
export function afterEnvoi(fait: Envoye): Outcome {
  const { siren, id } = fait
  switch (fait.suite) {
    case 'envoyee':
      return { vers: routes.envoyee(siren, fait.numero) }
    case 'incomplet':
      return { vers: routes.etape(siren, id, RECAPITULATIF, 'verifier') }
    case 'change':
      return {
        status: 'refuse',
        message: CHANGE,
        values: {},
        relire: { href: routes.etape(siren, id, RECAPITULATIF), texte: 'Relire le récapitulatif à jour' },
      }
    case 'doublon':
      return { status: 'refuse', message: fait.doublon.message, values: {}, doublon: fait.doublon }
  }
}

const CHANGE = 'Ce brouillon a été modifié depuis que cette page est ouverte\u00a0: rien n’est parti. Relisez ce qui a changé, puis envoyez.'
