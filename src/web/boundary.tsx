import { Component, type ComponentChildren } from "preact";
import type { WorkshopWords } from "../words/workshop.ts";
import { wrongIn } from "./room.ts";
import { undo } from "./state.ts";
import type { Store } from "./store.ts";

interface BoundaryProps {
  readonly words: WorkshopWords;
  readonly store: Store;
  readonly children: ComponentChildren;
}

/**
 * Around a screen: one that throws leaves the rest of the page as it is, and says what can be done. What a room has done
 * lies in the store and on the shelf of the browser, so nothing of it is lost.
 */
export class Boundary extends Component<BoundaryProps, { readonly wrong?: string }> {
  static getDerivedStateFromError(error: unknown) {
    return { wrong: wrongIn(error) };
  }

  render({ words, store, children }: BoundaryProps, { wrong }: { readonly wrong?: string }) {
    if (wrong === undefined) return children;
    const { crashed } = words;
    const again = () => this.setState({ wrong: undefined });
    return (
      <section role="alert" class="column crashed">
        <h2>{crashed.heading}</h2>
        <p>{crashed.kept}</p>
        <p>{crashed.remedy}</p>
        <div class="row">
          <button type="button" class="main" onClick={again}>
            {crashed.again}
          </button>
          <button
            type="button"
            disabled={store.state().past.length === 0}
            onClick={() => {
              store.change(undo);
              again();
            }}
          >
            {crashed.back}
          </button>
          <button type="button" onClick={() => location.reload()}>
            {crashed.reload}
          </button>
        </div>
        <p class="quiet">{crashed.tell(wrong)}</p>
      </section>
    );
  }
}
