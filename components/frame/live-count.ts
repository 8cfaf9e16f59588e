import { useEffect, useSyncExternalStore } from 'react'
import { hearStream, lastCount, startStream } from '@/components/frame/live-stream'

/** Le nombre de la pastille : celui du flux dès qu’il parle, sinon celui de la page. */
export function useLiveCount(initial: number): number {
  const vivant = useSyncExternalStore(hearStream, lastCount, () => null)
  useEffect(() => startStream(), [])
  return vivant ?? initial
}
