import { Icon } from '@/components/ui/icon'

/** Se déconnecter : un formulaire ordinaire, qui marche sans JavaScript et vide ce que le navigateur gardait. */
export function SignOutForm() {
  return (
    <form method="post" action="/deconnexion">
      <button className="menu-row" type="submit">
        <Icon name="log-out" className="text-ink-2" />
        Se déconnecter
      </button>
    </form>
  )
}
