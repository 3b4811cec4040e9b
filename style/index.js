import './base.css';
import './sidebar.css';
import './table.css';
import './value.css';
