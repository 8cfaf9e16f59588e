import type { Analyse, Refus } from '@/lib/demandes/pieces/rules'

/** Ce qui ne va pas avec un fichier, et quoi faire. */
export const REFUS_PIECE = {
  vide: 'Ce fichier est vide. Ouvrez-le pour vérifier son contenu, puis choisissez-le de nouveau.',
  trop_lourd: 'Ce fichier dépasse 10\u00a0Mo. Réduisez-le ou coupez-le en deux, puis choisissez-le de nouveau.',
  tronque: 'Ce fichier n’est pas arrivé entier. Réessayez\u202f; si cela recommence, vérifiez votre connexion.',
  abime: 'Ce fichier est abîmé\u00a0: nous ne pouvons pas le lire. Ouvrez-le, enregistrez-le de nouveau, puis choisissez-le.',
  type: 'Ce type de fichier n’est pas accepté. Choisissez un PDF, un JPEG ou un PNG\u202f; depuis un traitement de texte, enregistrez au format PDF.',
  heic: 'Les photos HEIC ne sont pas acceptées. Envoyez la photo en JPEG\u00a0: sur iPhone, Réglages, Appareil photo, Formats, «\u00a0Le plus compatible\u00a0».',
  extension: 'Le nom de ce fichier ne dit pas ce qu’il contient. Enregistrez-le de nouveau depuis le logiciel qui l’ouvre, puis choisissez-le.',
  actif:
    'Ce PDF contient un programme, un fichier caché ou un lien qui s’ouvre tout seul. Imprimez-le au format PDF depuis votre lecteur, puis choisissez la copie.',
  protege: 'Ce PDF est protégé par un mot de passe. Imprimez-le au format PDF depuis votre lecteur, puis choisissez la copie.',
  double_nature: 'Ce fichier contient autre chose qu’un document. Imprimez-le au format PDF, ou reprenez-le en photo.',
  image_trop_grande: 'Cette image dépasse 40\u00a0millions de points. Réduisez-la, par exemple en photographiant une page à la fois.',
  illisible:
    'Ce fichier est trop compliqué pour être vérifié. Imprimez-le au format PDF depuis votre lecteur, ou photographiez-le, puis choisissez la copie.',
  infecte: 'L’antivirus a reconnu un programme malveillant dans ce fichier. Il n’a pas été gardé\u00a0: prévenez votre service informatique.',
  doublon: 'Ce fichier est déjà joint à cette demande. Vérifiez que vous avez choisi le bon.',
  nombre: 'Cette demande a déjà 20\u00a0fichiers. Retirez-en un, ou réunissez plusieurs pages dans un même PDF.',
  quota:
    'Votre entreprise a déposé 500\u00a0Mo ou 2\u202f000\u00a0fichiers aujourd’hui, c’est la limite. Revenez demain\u00a0: votre brouillon est gardé.',
  place: 'Nous ne pouvons pas recevoir de fichier pour l’instant. Votre brouillon est gardé\u00a0: réessayez dans une heure.',
  emplacement: 'Cette pièce n’est plus demandée par vos réponses. Rechargez la page pour voir les pièces à joindre.',
  silence: 'L’envoi s’est arrêté en chemin. Vérifiez votre connexion, puis réessayez.',
  occupe: 'Beaucoup de fichiers arrivent en ce moment. Réessayez dans quelques secondes.',
  absent: 'Aucun fichier n’a été choisi. Choisissez un fichier, puis envoyez-le.',
  cadence: 'Vous envoyez plus vite qu’une personne ne le fait d’ordinaire. Attendez une minute, puis recommencez.',
  pas_un_pdf: 'Seul un PDF se publie. Enregistrez ce document au format PDF, puis choisissez-le.',
  antivirus_muet: 'L’antivirus ne répond pas, et rien ne se publie sans lui. Réessayez dans quelques minutes.',
} as const satisfies Record<Refus, string>

/** Ce que dit l’antivirus d’une pièce reçue. */
export const ANALYSES = {
  non_analysee: 'Reçu',
  en_attente: 'Reçu, analyse en cours',
  erreur: 'Reçu, l’antivirus n’a pas pu l’analyser\u00a0: il recommencera',
  saine: 'Reçu',
  infectee: 'Écarté par l’antivirus\u00a0: retirez ce fichier et joignez-en un autre',
} as const satisfies Record<Analyse, string>

/** Le même, d’un fichier du fil, du côté du client ; sans antivirus il n’y a rien à en dire. */
export const ANALYSES_CLIENT = {
  non_analysee: null,
  en_attente: 'Analyse antivirus en cours',
  erreur: 'L’antivirus n’a pas pu l’analyser\u00a0: il recommencera',
  saine: 'Vérifié par l’antivirus',
  infectee: 'Écarté par l’antivirus\u00a0: il ne s’ouvre plus',
} as const satisfies Record<Analyse, string | null>

/** Le même, pour la gestion, qui n’ouvre rien avant qu’il soit sûr. */
export const ANALYSES_GESTION = {
  non_analysee: 'Non analysé',
  en_attente: 'L’antivirus le regarde encore\u00a0: il s’ouvrira dès qu’il sera jugé sûr',
  erreur: 'L’antivirus n’a pas pu l’analyser\u00a0: il recommencera, et d’ici là le fichier reste fermé',
  saine: 'Vérifié par l’antivirus',
  infectee: 'Écarté par l’antivirus\u00a0: il ne s’ouvre plus',
} as const satisfies Record<Analyse, string>

/** Pourquoi une pièce infectée est refusée. */
export const MOTIF_INFECTEE = 'L’antivirus a reconnu un programme malveillant dans ce fichier.'

/** Les limites, écrites avant de choisir. */
export const LIMITES_PIECES = 'PDF, JPEG ou PNG, 10\u00a0Mo par fichier, 20\u00a0fichiers au plus.'

/** L’envoi n’a pas atteint le portail. */
export const COUPURE =
  'L’envoi n’a pas atteint le portail. Vérifiez votre connexion\u202f; si elle est bonne, demandez à votre service informatique d’autoriser l’adresse'
