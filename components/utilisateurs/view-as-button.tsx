import { ActForm } from '@/components/ui/act-form'
import type { FormAction } from '@/lib/ground/form-state'

type ViewAsProps = { action: FormAction; compteId: string; voie: 'membre' | 'delegation'; id: string; nom: string }

/** « Voir comme » : l’aperçu en lecture seule de ce que voit ce membre, ou ce cabinet. À qui administre le compte, sur un autre que lui. */
export const ViewAsButton = ({ action, compteId, voie, id, nom }: ViewAsProps) => (
  <ActForm action={action} cache={{ compte: compteId, vise: `${voie}:${id}` }} bouton="Voir comme" sur={nom} />
)
