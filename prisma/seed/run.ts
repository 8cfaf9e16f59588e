// node --conditions=react-server --import tsx prisma/seed/run.ts
// La condition « react-server » laisse passer les modules marqués « server-only » ; sans elle, ils refusent de se charger.
import { runShutdown } from '@/lib/ground/store'
import { seed } from './index'

try {
  await seed()
} finally {
  await runShutdown('pools')
}
