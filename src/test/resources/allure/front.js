'use strict';
// The front page begins with the claim of the run, in place of a ring of how many cases passed.
allure.api.addTranslation('en', {
  widget: {summary: {testResults: 'requirement', testResults_plural: 'requirements'}}
});
(function () {
  const Summary = allure.api.widgets.widgets.summary.widget;
  allure.api.addWidget('widgets', 'summary', class extends Summary {
    onRender() {
      const claim = this.model.get('claim');
      const head = document.createElement('div');
      head.className = 'claim';
      head.style.background = claim.colour;
      const word = document.createElement('h2');
      word.className = 'claim__word';
      word.textContent = claim.word.charAt(0).toUpperCase() + claim.word.slice(1);
      const reason = document.createElement('p');
      reason.className = 'claim__reason';
      reason.textContent = claim.reason;
      head.append(word, reason);
      this.el.querySelector('.widget__title').remove();
      this.el.querySelector('[class*="summary-widget__chart"]').remove();
      this.el.querySelector('[class*="summary-widget__stats"]').before(head);
    }
  });
})();
