import { Icon } from '@/components/ui/icon'

/** L’erreur d’un champ qui n’est pas une ligne de texte. */
export const FieldError = ({ id, message }: { id: string; message: string }) => (
  <p className="error" id={id}>
    <Icon name="circle-alert" />
    <span>
      <span className="sr">Erreur&nbsp;: </span>
      {message}
    </span>
  </p>
)
