// Tasklist fetches its words while it is already building its parts. What is faster than the words keeps the bare keys
// (CREATION_DATE, SEARCH_PLACEHOLDER) until the next load, and after an update the words of the old version stay for
// one load more. So the words are fetched here, before Tasklist starts, and handed to it when it asks.
const LANGUAGE = 'zh';
const answer = await fetch(new URL(`../locales/${LANGUAGE}.json`, import.meta.url), {cache: 'no-cache'});
const words = answer.ok ? await answer.json() : null;

/** The demo edition's clock may be ahead of the browser's; elsewhere there is no such time. */
export const demoTime = Date.parse(answer.headers.get('X-Demo-Time'));

export function installEarlyWords() {
  window.angular.module('cam.tasklist').config(['$provide', $provide => {
    $provide.decorator('localeLoader', ['$delegate', '$q', (load, $q) => wanted => {
      if (!words || wanted.key !== LANGUAGE) {
        return load(wanted);
      }
      wanted.callback(null, words, LANGUAGE);
      return $q.resolve(words.labels);
    }]);
  }]);
}
