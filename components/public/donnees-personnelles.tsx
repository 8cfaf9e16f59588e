import { PageALire } from '@/components/public/page-a-lire'
import { Facts } from '@/components/ui/facts'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'

const DUREES = [
  { label: 'Brouillon de demande', value: '90 jours après le dernier enregistrement\u202f; une semaine s’il est resté vide' },
  { label: 'Inscription jamais confirmée', value: 'Deux jours' },
  { label: 'Message pour rouvrir une certification', value: '90 jours après notre réponse' },
  {
    label: 'Demande, pièces et courriers',
    value: 'La vie du contrat, puis la prescription : 2 ans, 5 ans pour l’incapacité de travail, 10 ans pour un bénéficiaire de capital décès',
  },
  { label: 'Copie d’une pièce d’identité', value: 'Le temps du contrôle' },
  { label: 'Compte que vous fermez', value: '30 jours\u202f; ce que vous avez envoyé reste aux entreprises, à votre nom' },
  { label: 'Compte sans connexion', value: '3 ans, puis un avertissement, puis la fermeture' },
  { label: 'Appareil connu', value: '6 mois sans connexion\u202f; les dix derniers au plus' },
  { label: 'Journal des accès', value: '12 mois' },
]

/** Données personnelles. */
export function DonneesPersonnelles() {
  return (
    <PageALire titre="Données personnelles" chapeau="Ce que nous gardons, pourquoi, qui le voit et combien de temps.">
      <Notice>
        <p>
          Démonstration : seules des données fictives y figurent. Les coordonnées du délégué à la protection des données seront inscrites ici avant
          l’ouverture du service.
        </p>
      </Notice>
      <h2>Ce que nous demandons, et pourquoi</h2>
      <ul>
        <li>
          Votre civilité, votre nom, votre adresse e-mail, votre téléphone et votre fonction : pour vous ouvrir l’accès, vous prévenir et vous
          répondre.
        </li>
        <li>
          L’empreinte de votre mot de passe et de vos réponses secrètes, la clé de votre second facteur, chiffrée, les appareils et l’adresse abrégée
          d’où vous vous connectez et les heures de vos connexions&nbsp;: pour protéger votre accès.
        </li>
        <li>
          Si vous passez par Net-entreprises&nbsp;: un numéro qui vous reconnaît chez lui, et le SIRET qu’il dit. Ni votre mot de passe de
          Net-entreprises, ni ce que vous y faites.
        </li>
        <li>Si un administrateur demande un second facteur à son compte&nbsp;: il voit combien de ses utilisateurs n’en ont pas, jamais lesquels.</li>
        <li>
          Au journal&nbsp;: ce que vous faites, et ce qui vous est refusé (une page qui n’est pas à vous, un acte qui ne vous est pas permis). D’une
          connexion refusée, ni l’adresse ni le réseau&nbsp;: seulement une empreinte de chacun, qui permet de reconnaître une attaque.
        </li>
        <li>
          À «{'\u00a0'}Cela répond-il à votre question{'\u202f'}?{'\u00a0'}», dans l’aide{'\u00a0'}: la question et oui ou non, rien de vous.
        </li>
        <li>Les SIREN de vos entreprises et leurs contrats : pour n’afficher que ce qui les concerne.</li>
        <li>
          Ce que vous avez commencé d’écrire à propos d’une demande et pas encore envoyé&nbsp;: gardé pour vous seul, d’un poste à l’autre, jusqu’à
          l’envoi.
        </li>
        <li>
          D’une demande venue par courrier ou par téléphone&nbsp;: qui a écrit ou appelé, le jour, et ce qui est demandé. Le centre de gestion
          l’enregistre pour que votre entreprise la suive ici comme une autre.
        </li>
        <li>Pour un salarié, ce que demande la démarche : son identité, son contrat de travail, les dates et les salaires utiles au calcul.</li>
      </ul>
      <p>
        Ces traitements reposent sur le contrat qui lie votre entreprise à l’institution et sur les obligations légales de la protection sociale
        complémentaire.
      </p>
      <h2>Le numéro de sécurité sociale</h2>
      <p>
        La déclaration d’un arrêt de travail le demande, sa prolongation et la reprise quand vous n’avez pas son numéro. Le décret 2019-341 autorise
        les organismes de protection sociale à l’employer pour leurs missions. Il est chiffré, masqué à l’écran, et ne figure ni dans une adresse, ni
        dans un e-mail, ni dans un nom de fichier.
      </p>
      <h2>La santé</h2>
      <p>
        Aucun diagnostic n’est demandé ni accepté. Ne joignez jamais les volets 1 et 2 d’un avis d’arrêt de travail : ils sont réservés au médecin
        conseil. Une pièce médicale s’envoie sous pli confidentiel, hors de ce portail.
      </p>
      <h2>Qui voit vos données&nbsp;?</h2>
      <ul>
        <li>
          Les personnes de votre compte, pour les entreprises qui leur sont confiées&nbsp;; elles voient aussi votre nom, votre adresse e-mail et
          votre rôle. Vos brouillons, seulement ses administrateurs.
        </li>
        <li>Votre expert-comptable, pour les entreprises que vous lui avez déléguées et tant que la délégation dure.</li>
        <li>
          Les gestionnaires et les superviseurs de l’assureur. Ils ne voient jamais un brouillon&nbsp;; chaque dossier et chaque fichier qu’ils
          ouvrent est inscrit au journal.
        </li>
      </ul>
      <h2>Combien de temps sont-elles gardées&nbsp;?</h2>
      <p>
        Durées retenues pour l’ouverture du service. Cette version n’efface encore d’elle-même que les comptes que leur maître a fermés, les
        brouillons, les inscriptions jamais confirmées, les messages pour rouvrir une certification, les connexions finies depuis 12 mois, les essais
        de connexion de la veille et les appareils que vous n’employez plus depuis six mois. Le journal n’est pas encore effacé.
      </p>
      <Facts wide facts={DUREES} />
      <h2>Vos droits</h2>
      <p>
        «{'\u00a0'}Mon profil{'\u00a0'}» vous donne vos données dans un fichier, les corrige, et ferme votre compte. Vous pouvez aussi demander à les
        voir, à les corriger, à les effacer quand la loi le permet, à en limiter l’usage ou à en recevoir une copie. Vous pouvez aussi saisir la
        Commission nationale de l’informatique et des libertés (CNIL), 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.
      </p>
      <p>
        Pour les témoins déposés dans votre navigateur, voyez la page <Lien href="/cookies">Cookies</Lien>.
      </p>
    </PageALire>
  )
}
