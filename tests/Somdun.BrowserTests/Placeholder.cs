namespace Somdun.BrowserTests;
