/** Les travaux de fond, un nom par file. La mise en place de la base crée ces files. */
export const QUEUES = [
  'notifier',
  'sceller-journal',
  'envoyer-courriel',
  'relever-courriels',
  'analyser-pieces',
  'balayer-pieces',
  'verifier-liens',
  'resumer',
] as const

export type Queue = (typeof QUEUES)[number]

/** Ce que porte un travail de chaque file. */
export type JobData = {
  notifier: { evenementId: string }
  'sceller-journal': Record<string, never>
  'envoyer-courriel': { courrielId: string }
  'relever-courriels': Record<string, never>
  'analyser-pieces': Record<string, never>
  'balayer-pieces': Record<string, never>
  'verifier-liens': Record<string, never>
  resumer: Record<string, never>
}
