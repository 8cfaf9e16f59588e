import { Notice } from '@/components/ui/notice'

/** Ce qu’il est advenu du dernier envoi, là où l’adresse `#envoi` ramène. */
export const SuiteNotice = ({ suite }: { suite: { bon: boolean; phrase: string } | null }) =>
  suite && (
    <div id="envoi" tabIndex={-1}>
      <Notice kind={suite.bon ? 'ok' : 'danger'} role={suite.bon ? 'status' : 'alert'}>
        <p>{suite.phrase}</p>
      </Notice>
    </div>
  )
