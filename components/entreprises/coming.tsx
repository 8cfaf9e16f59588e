import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** Ce qui n’est pas encore là, dit en une phrase, sous ce qui y est. */
export const Coming = ({ children }: { children: ReactNode }) => (
  <p className="text-sm text-ink-2 mt-3">
    <Icon name="clock" /> {children}
  </p>
)
