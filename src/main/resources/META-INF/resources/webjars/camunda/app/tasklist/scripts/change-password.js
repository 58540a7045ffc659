// Whoever logs in with a password that must be changed first is led to where that is done. The server redirects pages
// (login.PasswordAge); an app that stands in the browser already is told by a header of the answer it didn't get.
const send = XMLHttpRequest.prototype.send;

XMLHttpRequest.prototype.send = function (...body) {
  this.addEventListener('load', () => {
    const place = this.getResponseHeader('X-Forum-Change-Password');
    if (place) {
      window.location.replace(place);
    }
  });
  return send.apply(this, body);
};
