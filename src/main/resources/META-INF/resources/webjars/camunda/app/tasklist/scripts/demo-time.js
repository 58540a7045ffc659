// "3 天后" on a task counts from the browser's clock; in the demo edition it has to count from the demo clock.
import {demoTime} from './early-words.js';

export function installDemoTime() {
  if (demoTime) {
    window.angular.module('cam.tasklist').config(['amTimeAgoConfig', timeAgo => {
      timeAgo.serverTime = demoTime;
    }]);
  }
}
