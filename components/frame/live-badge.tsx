'use client'

import { useLiveCount } from '@/components/frame/live-count'
import { Badge } from '@/components/ui/badge'

type LiveBadgeProps = { initial: number; phrases: readonly [un: string, plusieurs: string] }

/** La pastille qui change sans recharger la page. `phrases` : au singulier, au pluriel. `fixe` : elle n’écoute rien. */
export const LiveBadge = ({ fixe, ...pastille }: LiveBadgeProps & { fixe: boolean }) =>
  fixe ? <Told nombre={pastille.initial} phrases={pastille.phrases} /> : <Living {...pastille} />

const Living = ({ initial, phrases }: LiveBadgeProps) => <Told nombre={useLiveCount(initial)} phrases={phrases} />

const Told = ({ nombre, phrases: [un, plusieurs] }: { nombre: number; phrases: LiveBadgeProps['phrases'] }) => (
  <Badge nombre={nombre} phrase={nombre > 1 ? plusieurs : un} />
)
