'use client'

import { useLiveCount } from '@/components/frame/live-count'
import { Badge } from '@/components/ui/badge'

/** La pastille qui change sans recharger la page. `phrases` : au singulier, au pluriel. */
export function LiveBadge({ initial, phrases: [un, plusieurs] }: { initial: number; phrases: readonly [string, string] }) {
  const nombre = useLiveCount(initial)
  return <Badge nombre={nombre} phrase={nombre > 1 ? plusieurs : un} />
}
