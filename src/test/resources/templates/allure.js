'use strict';
// Unpacks what the Allure page shows and then starts it: styles, scripts, and its data files.
(async function () {
  const content = document.getElementById('content');
  if (typeof DecompressionStream === 'undefined') {
    content.textContent = 'This page needs a browser of 2023 or later. '
      + 'conformance.html, one folder up, opens in any.';
    return;
  }
  const packed = document.getElementById('packed');
  const bytes = Uint8Array.from(atob(packed.textContent), c => c.charCodeAt(0));
  packed.remove();
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const page = await new Response(plain).json();
  // The application asks for a file as base64, and for few of them.
  window.reportData = new Proxy(page.data, {get: (data, name) => base64(data[name])});
  window.reportDataReady = true;
  page.styles.forEach(text => add(document.head, 'style', text));
  page.scripts.forEach(text => add(document.body, 'script', text));

  function add(place, tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    place.append(element);
  }

  function base64(text) {
    if (text === undefined) {
      return undefined;
    }
    const all = new TextEncoder().encode(text);
    let chars = '';
    for (let i = 0; i < all.length; i += 8192) {
      chars += String.fromCharCode(...all.subarray(i, i + 8192));
    }
    return btoa(chars);
  }
})();
