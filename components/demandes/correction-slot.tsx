'use client'

import { useRouter } from 'next/navigation'
import { SlotForm } from '@/components/demandes/slot-form'

type CorrectionSlotProps = { action: string; libelle: string; id: string; pleine: boolean }

/** L’emplacement d’une pièce qu’une correction demande : le fichier reçu, la page se relit sans perdre ce qui est tapé plus bas. */
export function CorrectionSlot(props: CorrectionSlotProps) {
  const router = useRouter()
  return <SlotForm {...props} recu={() => router.refresh()} />
}
