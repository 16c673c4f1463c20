'use strict';
// A tab of the Allure page: every case under its profile, area and requirement.
allure.api.addTranslation('en', {
  tab: {behaviors: {name: 'Requirements'}, suites: {name: 'Areas'}},
  widget: {suites: {name: 'Areas', showAll: 'show all'}}
});
allure.api.addTab('behaviors', {
  title: 'tab.behaviors.name',
  icon: 'fa fa-list',
  route: 'behaviors(/)(:testGroup)(/)(:testResult)(/)(:testResultTab)(/)',
  onEnter: function (testGroup, testResult, testResultTab) {
    return new allure.components.TreeLayout({
      testGroup: testGroup,
      testResult: testResult,
      testResultTab: testResultTab,
      tabName: 'tab.behaviors.name',
      baseUrl: 'behaviors',
      url: 'data/behaviors.json'
    });
  }
});
